{{ define "d0" }}{{ if lower (len .Name.b).Release }} {{- template "nope" int64 2 -}}{{ int64 2 -}}{{ else -}}{{- if nil }}a b{{- else}}{{ $x := html ((.x |
 eq 1 |
 html)) }}{{ end}}
{{- range list (dict "a" 1) (dict "b" 2)}}
}}


  {{ end}}
  {{ range $i, $y := list 1 "a" nil}}
{{- int64 1 }}{{ $y = false |
 list|toString | index (list 1 2) }}{{- else }}{{{list $i 1.5 "b c" | upper | len}}{{ end }}{{ end }}{{- lt nil $ }} 
{{ with upper .c.x }}{{ range $x := list (dict "a" 1) (dict "b" 2) }}{{lower ($) ((toString .Release.a.b)).Name.x -}} {{ else -}}{{(int64 2).b}}
{{ end }}
  {{ with dict "c" .Revision "c" -3 -}}{{- upper ((.)) }}
  {{ eq (ne . .Values) $ | toString }}
{{ else with not "a" }}{{ 2.0 }} {{- dict "c" false|printf "%v"}}
  {{end }}
{{$z := html ($.b.x).Release ((not .Revision) |
 lower).Revision $.Release | lower }}{{ else with index (ne . 1|index (list 1 2) |
 index (list 1 2) |
 list) 5 }}{{ printf "%v-%s" .Release "a"}}
{{ range list 1 "a" nil }}
{{ ne $z .a.b.a -}}	{{{ $x := upper nil -}}{{ end }} {{{- end}}
{{ end }}{{ upper $ }}