{{ mustFromJson `` }}
