{{ define "d0" }}{{- $y := ((not .c.Name.x)) |
 printf "%v" -}}{{ end }}{{ printf "%v-%s" .Values.a.x }} {{- ge "x" 1 }}