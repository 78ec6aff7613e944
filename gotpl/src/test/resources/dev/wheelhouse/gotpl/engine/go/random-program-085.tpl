{{ define "d0" }}{{ $z := lower (printf "%v-%s" $ .c).Release.b }}{{ end }}

{{range $i, $z := list 1 "a" nil -}}{{ template "d0" tpl "{{ upper . }}" .Revision}}{{ /* c
   */ }}{{ end }} {{ $y := tpl "{{ .a.b }}" .c.x -}}