// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// Heads of transparency logs, written where their operator cannot take them back. Nobody owns this contract and
/// nothing in it can be changed or stopped. Every account writes on lines of its own, one for each log, so that a
/// stranger can neither block nor forge another's line: readers name the publisher they believe.
/// On one line the size never shrinks and one size never has two roots.
contract Anchor {
    struct Head {
        bytes32 root;
        uint64 size;
        /// Where the event of this head stands, so that a reader needs no search.
        uint64 blockNumber;
    }

    /// publisher => SHA-256 of the log's origin => its newest head. A head exists when its root is not 0: size and
    /// block number may be 0 on an honest line.
    mapping(address => mapping(bytes32 => Head)) private heads;

    /// `noteHash` is the SHA-256 of the signed note whose head this is.
    event Anchored(
        address indexed publisher,
        bytes32 indexed originHash,
        uint64 indexed size,
        bytes32 root,
        bytes32 noteHash
    );

    error NoRoot();
    error SizeShrank(uint64 anchoredSize, bytes32 anchoredRoot, uint64 size, bytes32 root);
    error OtherRoot(uint64 size, bytes32 anchoredRoot, bytes32 root);

    /// Writes a head on the sender's line. The newest head again changes nothing and says nothing, so a sender that
    /// does not know whether it was heard may repeat.
    function anchor(bytes32 originHash, uint64 size, bytes32 root, bytes32 noteHash) external {
        if (root == 0) revert NoRoot();
        Head storage head = heads[msg.sender][originHash];
        bytes32 anchoredRoot = head.root;
        if (anchoredRoot != 0) {
            uint64 anchoredSize = head.size;
            if (size < anchoredSize) revert SizeShrank(anchoredSize, anchoredRoot, size, root);
            if (size == anchoredSize) {
                if (root != anchoredRoot) revert OtherRoot(size, anchoredRoot, root);
                return;
            }
        }
        head.root = root;
        head.size = size;
        head.blockNumber = uint64(block.number);
        emit Anchored(msg.sender, originHash, size, root, noteHash);
    }

    /// The newest head of a line and the block of its event; root 0 where nothing was anchored.
    function latest(address publisher, bytes32 originHash)
        external
        view
        returns (uint64 size, bytes32 root, uint64 blockNumber)
    {
        Head storage head = heads[publisher][originHash];
        return (head.size, head.root, head.blockNumber);
    }
}
