package dev.wheelhouse.worker.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{spec: {replicas: 1}} | {spec: {replicas: 2}} | [.spec.replicas]",
        "{data: {a: x}} | {data: {a: x}} | []",
        "{data: {a: x}} | {data: {b: x}} | [.data.a, .data.b]",
        "{c: [{name: web, image: a}]} | {c: [{name: web, image: b}]} | [.c[name=web].image]",
        "{c: [{name: a}, {name: b}]} | {c: [{name: b}, {name: a}]} | []",
        "{c: [{port: 1}, {port: 2}]} | {c: [{port: 1}, {port: 3}]} | [.c[1].port]",
        "{args: [a]} | {args: [a, b]} | [.args]",
        "{metadata: {resourceVersion: '1', labels: {a: b}}, status: {x: 1}}"
            + " | {metadata: {resourceVersion: '2', labels: {a: c}}, status: {x: 2}}"
            + " | [.metadata.labels.a]"
      })
  void namesThePathsThatDiffer(String before, String after, String paths) {
    assertThat(Differences.between(World.yaml(before), World.yaml(after))).hasToString(paths);
  }
}
