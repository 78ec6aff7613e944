{{ define "d0" }}{{ or 1 .c.a}}{{- $x := print "a" (js 1.5 1|upper).b }}{{ end }}{{lower (dict | len) |
 eq 1|print |
 lower |
 print}}{{ if (ne .b.x .) }}
  {{- call ((call .Revision)) (println false 1 | not .c.x)}}	{{else -}}a b
{{end }}	