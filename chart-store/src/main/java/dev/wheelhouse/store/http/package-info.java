/**
 * Downloads over HTTP, with limits, retries and a policy of addresses. May import {@code
 * store.error}.
 */
package dev.wheelhouse.store.http;
