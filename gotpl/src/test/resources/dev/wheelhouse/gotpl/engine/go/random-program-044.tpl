{{ define "d0" }}{{ range dict "a" 1 "b" nil }}
{{ print $ (and "x" .) ($.Name) }} 
{{ break }}{{ else }}{{ or $ (dict |
 lower) nil}}	{{if call .}}
"
  {{ else }}}}{{ end}}{{ end -}}	{{ end }}
 {{- range list 1 "a" nil }}text
  {{ end }}
{{ with .c }}a b{{ else }}a b {{- end}} 
