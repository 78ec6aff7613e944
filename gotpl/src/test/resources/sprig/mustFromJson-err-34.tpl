{{ mustFromJson `\` }}
