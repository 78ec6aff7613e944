{{ mustFromJson `{} x` }}
