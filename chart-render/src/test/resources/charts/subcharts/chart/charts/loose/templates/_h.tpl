{{ define "shared" }}from the library{{ end }}
