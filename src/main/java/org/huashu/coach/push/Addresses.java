package org.huashu.coach.push;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;

/**
 * Which addresses pushes may go to: public ones, and private ones where the operator allows them.
 * So an address in a configuration cannot make the service ask machines inside (server-side request
 * forgery). It looks at what a name resolves to, each time.
 *
 * @param allowed the private ranges that are allowed
 */
record Addresses(List<Range> allowed) implements Dns {

  /**
   * A range of addresses.
   *
   * @param bits how many leading bits count
   */
  record Range(InetAddress first, int bits) {

    boolean contains(InetAddress other) {
      byte[] expected = first.getAddress();
      byte[] bytes = other.getAddress();
      if (bytes.length != expected.length) {
        return false;
      }
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i & 7);
        if ((bytes[i >> 3] & mask) != (expected[i >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final List<Range> NOT_PUBLIC = parse("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,"
      + "127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,192.168.0.0/16,"
      + "198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/3,::/96,64:ff9b::/96,"
      + "64:ff9b:1::/48,100::/64,2001::/32,2001:db8::/32,2002::/16,fc00::/7,fe80::/10,fec0::/10,"
      + "ff00::/8", new ArrayList<>());

  /**
   * Reads ranges: {@code 10.0.0.0/8,192.168.1.7}.
   *
   * @param mistakes takes what is wrong
   */
  static List<Range> parse(String text, List<String> mistakes) {
    List<Range> ranges = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        String[] halves = part.strip().split("/", 2);
        try {
          InetAddress first = InetAddress.ofLiteral(halves[0]);
          int width = first.getAddress().length * 8;
          int bits = halves.length == 1 ? width : Integer.parseInt(halves[1]);
          if (bits < 0 || bits > width) {
            throw new IllegalArgumentException("bits");
          }
          ranges.add(new Range(first, bits));
        } catch (IllegalArgumentException _) {
          mistakes.add("COACH_PUSH_PRIVATE: '" + part.strip() + "' is no range like 10.0.0.0/8");
        }
      }
    }
    return List.copyOf(ranges);
  }

  boolean permits(InetAddress address) {
    return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address))
        || allowed.stream().anyMatch(range -> range.contains(address));
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> permitted =
        Dns.SYSTEM.lookup(host).stream().filter(this::permits).toList();
    if (permitted.isEmpty()) {
      throw refused();
    }
    return permitted;
  }

  /** Why a push does not go there. */
  static UnknownHostException refused() {
    return new UnknownHostException("a private address; allow it in COACH_PUSH_PRIVATE");
  }
}
