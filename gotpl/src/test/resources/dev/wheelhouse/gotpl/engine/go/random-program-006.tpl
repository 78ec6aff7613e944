{{ define "d0" }}{{- with ne "b c" ($)}}{{ end }}{{ end }}{{ `r` }}
