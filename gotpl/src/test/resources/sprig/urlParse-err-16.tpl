{{ urlJoin (dict "host" nil) }}
