{{ define "d0" }}{{ not 0 -}}	{{ end }}{{ define "d1" }}{{ range list }}  x:  
{{ if println (call 1 | html) . | upper | eq (ne .Revision 2.0 | index (list 1 2)) (`r`).Values.b.Values}}	{{ html (100000) |
 list -}}	{{ $x := list (and 1 1) }}{{ end}}	{{end }}
{{ end }}{{template "d1" println .Release.b .c .c -}}{{lt . "" -}}{{lower (js $.c.c.a|printf "%v") }}
  