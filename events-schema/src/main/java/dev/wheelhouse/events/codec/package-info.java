/**
 * How requests and lifecycle events look on the wire: JSON that the schemas under {@code
 * schemas/v1} describe, in CloudEvents 1.0. Imports the model packages of {@code
 * dev.wheelhouse.events}, Jackson, the CloudEvents SDK, the JSON Schema validator and Kafka's
 * record types. All codecs are immutable and may be used by any thread.
 */
package dev.wheelhouse.events.codec;
