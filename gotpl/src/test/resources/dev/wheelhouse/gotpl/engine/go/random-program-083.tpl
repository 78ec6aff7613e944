{{ define "d0" }}{{.Release.Release }} 
	{{ end }}{{ eq ("a").c.a 1 | trunc 0 (dict "a" . "c" $ | index (list 1 2)) }}
  