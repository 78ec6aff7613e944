/**
 * Who may see and ask for what: bearer tokens, OpenID Connect tokens, roles by cluster and
 * namespace. Imports events-schema's release key, Jackson, YAML and the JOSE library; knows nothing
 * of HTTP.
 */
package dev.wheelhouse.ops.gateway.auth;
