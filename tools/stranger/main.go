// Command stranger checks an exported log with code that is not ours: Go's golang.org/x/mod/sumdb/{note,tlog}, on which
// the Go checksum database rests. Only the file paths of c2sp.org/tlog-tiles are read here by hand, since x/mod lays
// its tiles out in another way.
//
//	stranger VKEYFILE DIR [OLDER-DIR]
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileWidth = 256

// site is a folder in the layout of c2sp.org/tlog-tiles; size is that of its checkpoint.
type site struct {
	dir  string
	size int64
	root tlog.Hash
}

func main() {
	if len(os.Args) < 3 || len(os.Args) > 4 {
		fmt.Fprintln(os.Stderr, "usage: stranger VKEYFILE DIR [OLDER-DIR]")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "stranger:", err)
		os.Exit(1)
	}
}

func run(vkeyFile string, dirs []string) error {
	vkey, err := os.ReadFile(vkeyFile)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		return err
	}
	var sites []*site
	for _, dir := range dirs {
		s, err := openSite(dir, verifier)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		if err := s.checkEntries(); err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		fmt.Printf("%s: size %d, signature, root, tiles and %d inclusion proofs hold\n", dir, s.size, s.size)
		sites = append(sites, s)
	}
	if len(sites) == 2 {
		return checkGrowth(sites[1], sites[0])
	}
	return nil
}

// openSite opens the checkpoint under the log's key and compares its root with the one over the stored tiles.
func openSite(dir string, verifier note.Verifier) (*site, error) {
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return nil, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return nil, errors.New("the checkpoint is not origin, size and root of this log")
	}
	s := &site{dir: dir}
	if s.size, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return nil, err
	}
	if s.root, err = tlog.ParseHash(lines[2]); err != nil {
		return nil, err
	}
	if s.size == 0 {
		return s, nil
	}
	root, err := tlog.TreeHash(s.size, s)
	if err != nil {
		return nil, err
	}
	if root != s.root {
		return nil, errors.New("the tiles do not lead to the signed root")
	}
	return s, nil
}

// checkEntries hashes every stored entry, proves its inclusion from the tiles, and builds the whole tree again from
// the entries alone, comparing every hash that the tiles store.
func (s *site) checkEntries() error {
	var stored hashes
	for index := int64(0); index*tileWidth < s.size; index++ {
		entries, err := s.entries(index)
		if err != nil {
			return err
		}
		for i, entry := range entries {
			n := index*tileWidth + int64(i)
			proof, err := tlog.ProveRecord(s.size, n, s)
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, s.size, s.root, n, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d: %w", n, err)
			}
			more, err := tlog.StoredHashes(n, entry, stored)
			if err != nil {
				return err
			}
			stored = append(stored, more...)
		}
	}
	for index, hash := range stored {
		level, n := tlog.SplitStoredHashIndex(int64(index))
		if level%8 != 0 {
			continue
		}
		got, err := s.node(level, n)
		if err != nil {
			return err
		}
		if got != hash {
			return fmt.Errorf("hash %d of tile level %d is not that of the entries", n, level/8)
		}
	}
	return nil
}

// checkGrowth proves from the newer site's tiles that it extends the older one.
func checkGrowth(older, newer *site) error {
	if older.size < 1 || older.size >= newer.size {
		return fmt.Errorf("nothing to prove from size %d to %d", older.size, newer.size)
	}
	proof, err := tlog.ProveTree(newer.size, older.size, newer)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, newer.size, newer.root, older.size, older.root); err != nil {
		return fmt.Errorf("size %d to %d: %w", older.size, newer.size, err)
	}
	fmt.Printf("consistency from size %d to %d holds\n", older.size, newer.size)
	return nil
}

// hashes is a HashReader over hashes in storage order.
type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		out[i] = h[index]
	}
	return out, nil
}

// ReadHashes makes the site a HashReader for x/mod: nodes between tile levels are computed from the level below.
func (s *site) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		hash, err := s.node(level, n)
		if err != nil {
			return nil, err
		}
		out[i] = hash
	}
	return out, nil
}

func (s *site) node(level int, n int64) (tlog.Hash, error) {
	if level%8 != 0 {
		left, err := s.node(level-1, 2*n)
		if err != nil {
			return tlog.Hash{}, err
		}
		right, err := s.node(level-1, 2*n+1)
		return tlog.NodeHash(left, right), err
	}
	have := s.size >> uint(level)
	width := have - n/tileWidth*tileWidth
	if width > tileWidth {
		width = tileWidth
	}
	path := fmt.Sprintf("tile/%d/%s", level/8, tileName(n/tileWidth, width))
	tile, err := s.file(path)
	if err != nil {
		return tlog.Hash{}, err
	}
	if int64(len(tile)) != width*tlog.HashSize {
		return tlog.Hash{}, fmt.Errorf("%s has %d bytes", path, len(tile))
	}
	var hash tlog.Hash
	copy(hash[:], tile[n%tileWidth*tlog.HashSize:])
	return hash, nil
}

func (s *site) entries(index int64) ([][]byte, error) {
	width := s.size - index*tileWidth
	if width > tileWidth {
		width = tileWidth
	}
	path := "tile/entries/" + tileName(index, width)
	data, err := s.file(path)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for rest := bytes.NewBuffer(data); rest.Len() > 0; {
		head := rest.Next(2)
		if len(head) < 2 || rest.Len() < int(binary.BigEndian.Uint16(head)) {
			return nil, fmt.Errorf("%s is cut", path)
		}
		entries = append(entries, rest.Next(int(binary.BigEndian.Uint16(head))))
	}
	if int64(len(entries)) != width {
		return nil, fmt.Errorf("%s has %d entries", path, len(entries))
	}
	return entries, nil
}

// tileName is <N>[.p/<W>] with N in groups of three digits, all but the last prefixed with x.
func tileName(n, width int64) string {
	name := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		name = fmt.Sprintf("x%03d/%s", n%1000, name)
	}
	if width < tileWidth {
		name += fmt.Sprintf(".p/%d", width)
	}
	return name
}

var cache = map[string][]byte{}

func (s *site) file(path string) ([]byte, error) {
	file := filepath.Join(s.dir, filepath.FromSlash(path))
	if data, ok := cache[file]; ok {
		return data, nil
	}
	data, err := os.ReadFile(file)
	if err == nil {
		cache[file] = data
	}
	return data, err
}
