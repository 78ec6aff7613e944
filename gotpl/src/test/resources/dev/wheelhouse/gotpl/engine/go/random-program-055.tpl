{{ define "d0" }}{{ not $.Revision.a|html}}
  {{/* c */}}{{ $z := lt .c.Name 1.5 | list }}{{ end }}}} 
