{{ define "d0" }}{{ (dict |
 html).Revision|list -}}
}}{{ end }}{{ define "d1" }}{{ ne $ 0}}	{{ range $x := list}} {{ with lt 0 (2 | eq 1 | not|upper) -}}{{- $x := .}}{{- $y := le nil (printf "%v-%s" 0) }}{{- end }}{{ end }} {{ if -3 |
 html}}	{{ eq (le $.Values.Values 1) $ }}{{ with nil }}{{ end}} 
{{- else}}{{ upper $ -}}{{end}}
{{ end }}{{ range $z := 3 -}}{{ with upper (html 2.0 .Revision 0 | len) -}}text
{{- eq 0 (list .Name .).Values }}{{ $x := . -}}{{ end }}{{ .Values.Values | not -}}
{{- end }}{{with $y := upper (list .c) }}{{- template "d1"}}{{ end }}
{{ $z := len . }}