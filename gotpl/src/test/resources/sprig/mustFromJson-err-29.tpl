{{ mustFromJson `é` }}
