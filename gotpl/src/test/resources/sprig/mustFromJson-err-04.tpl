{{ mustFromJson `{"a"` }}
