{{ mustFromJson `{"a":1,}` }}
