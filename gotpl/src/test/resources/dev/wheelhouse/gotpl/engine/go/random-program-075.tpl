{{ define "d0" }}{{/* c */}}{{ end }}{{- $x := $.Values.c}}{{ not false }} {{ with $x := false |
 index (list 1 2)}}{{with js "" }}{{dict }}{{ end }} 
{{ include "d0" (trunc 0 1).x.x }}	{{ .b.Revision}}	{{ end -}}
  