{{ pick (dict "a" 1) (list "a") }}
