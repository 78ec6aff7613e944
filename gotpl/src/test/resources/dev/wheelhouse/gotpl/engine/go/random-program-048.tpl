{{ define "d0" }}{{ with gt $ . }}}}
  {{ else }}{{- range $i, $x := list (dict "a" 1) (dict "b" 2) -}}{{{ $x -}}
text{{ end}}
{{- end }}
{{ end }}{{ define "d1" }}

{{ end }}{{ with lt 1 $ -}}{{ range list 1 "a" nil -}}
{{$z := tpl "{{" $ -}}{{ else -}}{{range list 1 "a" nil }} {{ $z = list 0 }}{{ $z := upper "a"}}{{ end }} {{ end }}
{{- end }}
{{with $z := or -3 "" `r`}}{{- ne .Values (.c.Release.Release) -}}{{ else with len (le 100000 "x") }}{{- $z := tpl "x{{ $ }}" .b.Name}}{{- end }}
  {{- $y := le . "b c" }}