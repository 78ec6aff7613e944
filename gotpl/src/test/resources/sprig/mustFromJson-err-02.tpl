{{ mustFromJson `{` }}
