{{ define "d0" }}  x: 
{{ with $y := tpl "{{" "b c" }}{{ index (2).c.Values "a" }}{{- gt $ .b.Revision -}}{{- end -}}
{{ ne 1 .c|lower|print}}
{{ end }}{{ define "d1" }}{{ range $i, $x := list 1 "a" nil -}}
"	{{- else -}}{{with print (print .x "")}}" 
{{ $x = print 100000 }}{{call (int64 5) (or 1) 100000|list -}}	{{ end -}}
{{ end}}{{ end }}{{ range list 1 "a" nil }}
{{ $x := println (call . "a") . "x"|upper | toString }}{{- end}}