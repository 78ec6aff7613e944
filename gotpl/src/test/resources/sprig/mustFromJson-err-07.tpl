{{ mustFromJson `{a:1}` }}
