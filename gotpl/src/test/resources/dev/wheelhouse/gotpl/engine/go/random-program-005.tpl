{{ define "d0" }}{{ printf "%v-%s"}}	{{ end }}{{ define "d1" }}{
}}{{ template "d0" lt .Name.Name $ -}}{{ end }}{{ 100000 }}	