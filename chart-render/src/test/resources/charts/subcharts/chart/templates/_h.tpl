{{ define "shared" }}from the parent{{ end }}
