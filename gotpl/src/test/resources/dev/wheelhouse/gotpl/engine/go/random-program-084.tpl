{{ define "d0" }}{{ range list (dict "a" 1) (dict "b" 2)}}
  {{ with tpl "x{{ $ }}" "b c" }}{{dict -}} {{ trunc 0 (.x.a.c) }}
a b {{else with upper (gt 1 $ | len |
 list|eq 1) }}{{ false }}}}
  {{ end}}	{{end}}	{{ end }}" 
{{ dict "x" (.).b.c "b" .b.x -}}
