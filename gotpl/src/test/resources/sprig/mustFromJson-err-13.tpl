{{ mustFromJson `01` }}
