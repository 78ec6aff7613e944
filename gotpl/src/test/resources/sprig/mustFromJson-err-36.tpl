{{ mustFromJson `{,}` }}
