import { Precision, Type, type Table, type Vector } from 'apache-arrow';
import type { Columns, Value } from '#core/engine.ts';

/** Turns an Arrow table into plain columns: the one place where Arrow types are read. Shapes: rows × columns stay as they are. */
export function decode(table: Table): Columns {
  const names = table.schema.fields.map((field) => field.name);
  const data: Record<string, Value[]> = {};
  names.forEach((name, index) => {
    const vector = table.getChildAt(index);
    data[name] = vector ? decodeVector(vector) : [];
  });
  return { rows: table.numRows, names, data };
}

function decodeVector(vector: Vector): Value[] {
  if (isPlainNumber(vector)) return decodeNumbers(vector);
  const read = reader(vector);
  const values = new Array<Value>(vector.length);
  for (let row = 0; row < vector.length; row++) {
    const value: unknown = vector.get(row);
    values[row] = value === null || value === undefined ? null : read(value);
  }
  return values;
}

/** Numbers of up to 64 bits that JavaScript holds as they are: the bulk of large results. */
function isPlainNumber({ type }: Vector): boolean {
  const { typeId, bitWidth, precision } = type as Vector['type'] & { bitWidth?: number; precision?: number };
  return (typeId === Type.Int && bitWidth !== 64) || (typeId === Type.Float && precision === Precision.DOUBLE);
}

/** The same as value by value, an order of magnitude faster: straight from the buffers. */
function decodeNumbers(vector: Vector): Value[] {
  const values: Value[] = [];
  for (const data of vector.data) {
    const buffer = data.values as ArrayLike<number>;
    const full = data.nullCount === 0;
    for (let row = 0; row < data.length; row++) {
      const value = full || data.getValid(row) ? (buffer[row] as number) : NaN;
      values.push(Number.isNaN(value) ? null : value);
    }
  }
  return values;
}

/** How one non-null value of this vector's type becomes a plain value. */
function reader(vector: Vector): (value: unknown) => Value {
  const type = vector.type;
  switch (type.typeId) {
    case Type.Decimal:
      return (value) => fromDecimal(value as Uint32Array, (type as { scale?: number }).scale ?? 0);
    case Type.Date:
    case Type.DateDay:
    case Type.DateMillisecond:
      return (value) => new Date(Number(value)).toISOString().slice(0, 10);
    case Type.Timestamp:
    case Type.TimestampSecond:
    case Type.TimestampMillisecond:
    case Type.TimestampMicrosecond:
    case Type.TimestampNanosecond:
      return (value) => new Date(Number(value)).toISOString().slice(0, 19).replace('T', ' ');
    case Type.Bool:
      return (value) => value as boolean;
    case Type.Float:
      return (value) => (Number.isNaN(value as number) ? null : (value as number));
    default:
      return plain;
  }
}

function plain(value: unknown): Value {
  if (typeof value === 'bigint') return fromBigInt(value);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return String(value);
}

function fromBigInt(value: bigint): Value {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** Arrow hands decimals as four little-endian 32-bit words of the unscaled integer (128 bit, two's complement). */
function fromDecimal(words: Uint32Array, scale: number): Value {
  let unscaled = 0n;
  for (let i = words.length - 1; i >= 0; i--) unscaled = (unscaled << 32n) | BigInt(words[i] ?? 0);
  const bits = BigInt(words.length * 32);
  if (unscaled >> (bits - 1n)) unscaled -= 1n << bits;
  if (scale === 0) return fromBigInt(unscaled);
  return Number(unscaled) / 10 ** scale;
}
