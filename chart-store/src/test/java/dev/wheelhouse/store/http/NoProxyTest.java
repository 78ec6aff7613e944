package dev.wheelhouse.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The answers are those of {@code proxy_test.go} in golang.org/x/net/http/httpproxy, and its text.
 */
class NoProxyTest {
  private static final String LIST =
      "foobar.com, .barbaz.net, *.wildcard.io, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80,"
          + " 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80,"
          + " 2002:db8:a::45/64, ported.org:8080, :9, /8, 1.2.3.4/x";

  @ParameterizedTest
  @CsvSource({
    "http://localhost, true",
    "http://127.0.0.1, true",
    "http://127.0.0.2, true",
    "http://127.example.org, false",
    "http://[::1], true",
    "http://[::2], false",
    "http://192.168.1.1, true",
    "http://192.168.1.2:81, true",
    "http://192.168.1.2, false",
    "http://192.168.1.3, true",
    "http://192.168.1.4, false",
    "http://10.0.0.2, true",
    "http://10.0.0.4, false",
    "http://[2001:db8::52:0:1], true",
    "https://[2001:db8::52:0:2], true",
    "http://[2001:db8::52:0:2], false",
    "http://[2001:db8::52:0:3], true",
    "http://[2002:db8:a::123], true",
    "http://[fe80::424b:c8be:1643:a1b6], false",
    "http://barbaz.net, false",
    "http://www.barbaz.net, true",
    "http://foobar.com, true",
    "http://FOOBAR.COM:8080, true",
    "http://www.foobar.com, true",
    "http://foofoobar.com, false",
    "http://baz.com, false",
    "http://wildcard.io, false",
    "http://a.wildcard.io, true",
    "http://ported.org:8080, true",
    "http://ported.org, false"
  })
  void coversWhatGoCovers(URI uri, boolean direct) {
    int usual = uri.getScheme().equals("https") ? 443 : 80;

    boolean covered =
        NoProxy.parse(LIST).covers(uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort());

    assertThat(covered).isEqualTo(direct);
  }

  @ParameterizedTest
  @CsvSource({"*, true", "'a.org,*', true", "'', false", "' , ', false"})
  void coversEverythingOnlyWhenToldSo(String list, boolean direct) {
    assertThat(NoProxy.parse(list).covers("example.org", 80)).isEqualTo(direct);
  }
}
