{{ mustFromJson `1e` }}
