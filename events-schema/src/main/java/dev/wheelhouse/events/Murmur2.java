package dev.wheelhouse.events;

/**
 * Austin Appleby's MurmurHash2 (public domain) of 32 bits, with the seed that Kafka's Java clients
 * use to place keys.
 */
final class Murmur2 {
  private static final int SEED = 0x9747b28c;
  private static final int M = 0x5bd1e995;
  private static final int R = 24;

  private Murmur2() {}

  static int hash(byte[] data) {
    int hash = SEED ^ data.length;
    int whole = data.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      hash = hash * M ^ scrambled(littleEndian(data, i));
    }
    int rest = data.length - whole;
    if (rest > 0) {
      for (int i = rest - 1; i >= 0; i--) {
        hash ^= (data[whole + i] & 0xff) << (8 * i);
      }
      hash *= M;
    }
    hash ^= hash >>> 13;
    hash *= M;
    return hash ^ hash >>> 15;
  }

  private static int littleEndian(byte[] data, int at) {
    return (data[at] & 0xff)
        | (data[at + 1] & 0xff) << 8
        | (data[at + 2] & 0xff) << 16
        | (data[at + 3] & 0xff) << 24;
  }

  private static int scrambled(int word) {
    int product = word * M;
    return (product ^ product >>> R) * M;
  }
}
