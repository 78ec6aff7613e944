{{ mustFromJson `'a'` }}
