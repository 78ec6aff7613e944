{{ mustFromJson `{"a":1` }}
