{{ mustFromJson `{"a" 1}` }}
