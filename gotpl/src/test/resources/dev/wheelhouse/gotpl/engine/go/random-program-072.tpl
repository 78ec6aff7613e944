{{ define "d0" }}{{- ge (js .Values.Release.Release).Name.x.Name .}}{{with index nil 0|toString .Release.Release |
 index (list 1 2) -}}{{ index "x" 5}}	{{ tpl "{{ .a.b }}" . }} 
{{ else}}{{- template "nope" }}}} {{- end -}}{{ end }}
 {{ $y := dict "x" (trunc 0 .).x.Values.Name -}}