{{ define "d0" }}{{ $y := tpl "{{ . }}" .|upper}}{{ end }}{{ ((true).Values.a) }} {
{{- if . | printf "%v"|list }}{{ printf "%v-%s" ($.Release.Revision|print |
 toString) `r`}} {{ else if tpl "x{{ $ }}" 2 }}{{ or $.Name true false | eq 1 -}}{{end }}	