{{ mustFromJson `[,]` }}
