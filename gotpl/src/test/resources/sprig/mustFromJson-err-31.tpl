{{ mustFromJson `{"a":é}` }}
