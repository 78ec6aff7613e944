{{ mustFromJson `"abc` }}
