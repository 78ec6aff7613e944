{{ define "d0" }}{{$y := print (le . 1|print) ((1).Release.c.Revision) -}}{{ end }}{{ range list -}}	  x:  
{{ end}} text
