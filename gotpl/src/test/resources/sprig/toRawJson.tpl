{{ toRawJson (dict "a" "<b>&é\u2028") }}|
{{ mustToRawJson "<>" }}|
{{ mustToJson "<>" }}|
{{ toRawJson nil }}|
