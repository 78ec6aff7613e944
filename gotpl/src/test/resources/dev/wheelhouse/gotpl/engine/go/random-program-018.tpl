{{ define "d0" }}{{$z := call true false}}}}
{{ range 3}} {{- ge . true }}{{ end}} {{ end }}{{ range $i, $x := list 1 "a" nil}}
{{ with js 2 $i }}{{ call `r` (ge 1 1) -3 |
 print }} {{ $y := ""}}{{ if js $x }}{{- upper (lt . 1).Revision.b -}} 
{{call "b c"|index (list 1 2) }} {{$x = (le `r` .)}}{{else if gt .x (.).Revision.Values }}{{/* c */}}{{range $i, $x := 3 }}	{{ $z := $ }}{{ end }}	{{ and ("a") $ -}}{{ end}}	{{- else with call $x $x $x}}{{- range $z := list (dict "a" 1) (dict "b" 2) -}}{{ tpl "x{{ $ }}" .Name.Release|index (list 1 2)|printf "%v" }}
{{- $x := and (println "" |
 print).x}}{{- end }} 
{{ upper . | upper }}
{{ end }}
{{continue }}{{end}}