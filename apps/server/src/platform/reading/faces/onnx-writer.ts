/** A convolution as the runtime wants it: output × input × height × width. */
export interface Conv {
  input: string;
  output: string;
  weights: { dims: readonly [number, number, number, number]; values: Float32Array };
  bias: Float32Array;
  stride: 1 | 2;
  /** 1, or the number of channels for a depthwise one. */
  groups: number;
  /** Values below 0 and above 6 are cut off afterwards. */
  cut: boolean;
}

const utf8 = new TextEncoder();
const float = 1;

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.from([...bytes, rest]);
}
const join = (parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);
/** Protocol buffers: field with a number; field with bytes, a text or a message. */
const number = (field: number, value: number) => join([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Uint8Array) =>
  join([varint(field * 8 + 2), varint(value.length), value]);
const text = (field: number, value: string) => bytes(field, utf8.encode(value));

function float32(field: number, value: number): Uint8Array {
  return join([varint(field * 8 + 5), new Uint8Array(new Float32Array([value]).buffer)]);
}

const attribute = {
  float: (name: string, value: number) => bytes(5, join([text(1, name), float32(2, value), number(20, 1)])),
  int: (name: string, value: number) => bytes(5, join([text(1, name), number(3, value), number(20, 2)])),
  text: (name: string, value: string) => bytes(5, join([text(1, name), text(4, value), number(20, 3)])),
  ints: (name: string, values: readonly number[]) =>
    bytes(5, join([text(1, name), ...values.map((value) => number(8, value)), number(20, 7)])),
};

const tensor = (name: string, dims: readonly number[], values: Float32Array) =>
  bytes(
    5,
    join([
      ...dims.map((side) => number(1, side)),
      number(2, float),
      text(8, name),
      bytes(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
    ]),
  );

function valueInfo(field: number, name: string, dims: readonly number[]): Uint8Array {
  const shape = bytes(2, join(dims.map((side) => bytes(1, number(1, side)))));
  return bytes(field, join([text(1, name), bytes(2, bytes(1, join([number(1, float), shape])))]));
}

function node(kind: string, inputs: readonly string[], output: string, attributes: readonly Uint8Array[]) {
  return bytes(
    1,
    join([...inputs.map((input) => text(1, input)), text(2, output), text(4, kind), ...attributes]),
  );
}

function convNodes({ input, output, weights, bias, stride, groups, cut }: Conv): Uint8Array[] {
  const sum = cut ? `${output}:sum` : output;
  const [, , height, width] = weights.dims;
  const conv = node('Conv', [input, `${output}:w`, `${output}:b`], sum, [
    // What TensorFlow calls SAME: an odd rest of padding goes to the end.
    attribute.text('auto_pad', 'SAME_UPPER'),
    attribute.int('group', groups),
    attribute.ints('kernel_shape', [height, width]),
    attribute.ints('strides', [stride, stride]),
  ]);
  const clip = node('Clip', [sum], output, [attribute.float('min', 0), attribute.float('max', 6)]);
  return [
    conv,
    ...(cut ? [clip] : []),
    tensor(`${output}:w`, weights.dims, weights.values),
    tensor(`${output}:b`, [bias.length], bias),
  ];
}

/** An ONNX model (opset 9) of convolutions over one picture, for onnxruntime. */
export function writeOnnx(
  convs: readonly Conv[],
  input: { name: string; dims: readonly number[] },
  outputs: readonly { name: string; dims: readonly number[] }[],
): Uint8Array {
  const graph = join([
    ...convs.flatMap(convNodes),
    text(2, 'faces'),
    valueInfo(11, input.name, input.dims),
    ...outputs.map(({ name, dims }) => valueInfo(12, name, dims)),
  ]);
  return join([number(1, 7), bytes(7, graph), bytes(8, join([text(1, ''), number(2, 9)]))]);
}
