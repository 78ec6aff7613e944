{{ mustFromJson `{"a":` }}
