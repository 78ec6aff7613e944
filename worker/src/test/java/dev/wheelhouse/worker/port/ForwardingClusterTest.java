package dev.wheelhouse.worker.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardingClusterTest {

  /** A default method of the port that is not handed on would hide what the cluster answers. */
  @Test
  void handsOnEveryMethodOfThePort() {
    // when
    List<String> forwarded = signatures(ForwardingCluster.class);

    // then
    assertThat(forwarded).containsAll(signatures(Cluster.class));
  }

  private static List<String> signatures(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(ForwardingClusterTest::signature)
        .toList();
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
